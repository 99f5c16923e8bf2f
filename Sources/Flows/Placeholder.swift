/// Flows.
package enum FlowsModule {}
