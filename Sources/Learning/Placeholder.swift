/// Learning.
package enum LearningModule {}
