package import JSON
internal import Platform
package import Store

extension FeedbackRow {
  /// How content the user was: poor, fair, good or excellent; nil without a rating.
  package var satisfaction: String? { rating.map { Verdict.satisfaction($0) } }

  /// Whether the comment is pleased; nil without one.
  package var sentiment: Sentiment? { comment.map { Sentiment(of: $0) } }

  /// The feedback as JSON.
  package var json: JSONValue {
    [
      "id": .integer(id), "execution_id": .integer(execution), "command": JSONValue(command),
      "said_at": .string(saidAt.rfc3339), "rating": JSONValue(rating),
      "satisfaction": JSONValue(satisfaction), "cause": JSONValue(cause),
      "category": JSONValue(category), "comment": JSONValue(comment),
      "sentiment": JSONValue(sentiment?.rawValue), "visibility": .string(visibility.name),
    ]
  }
}
