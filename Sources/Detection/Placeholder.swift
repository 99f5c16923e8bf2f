/// Detection.
package enum DetectionModule {}
