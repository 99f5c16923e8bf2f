/// What network analysers take a TCP conversation for by a port alone.
enum PortSpeech {
  /// The port says nothing: the bytes decide.
  case unknown
  case dns
  case http
  case tls
  /// Another protocol, which takes whatever comes for its own.
  case other
  /// Another protocol, which may change over to TLS after a greeting.
  case upgradable

  /// Looks a port up.
  ///
  /// Source: the assignments of Wireshark 4.0. The others were found by sending an HTTP request to
  /// every port and seeing where it is not taken for HTTP.
  init(atPort port: UInt16) {
    // Most segments are of these: the commonest port, and one that a client drew.
    if port == 443 {
      self = .tls
      return
    }
    if port > 57_000 {
      self = .unknown
      return
    }
    switch port {
    case 53, 5353: self = .dns
    case 80, 631, 1900, 2710, 2869, 3128, 3132, 3689, 5985, 8080, 8088, 11371: self = .http
    case 324, 443, 465, 636, 802, 853, 993, 995, 1300, 2221, 2443, 3249...3252, 3496, 5061, 5671,
      5684, 5868, 8883, 11207, 19999, 27017:
      self = .tls
    case 7, 13, 19, 20, 22, 23, 37, 42...43, 49, 70, 79, 88, 102, 111, 123, 139,
      161...162, 179, 210, 323, 427, 445, 464, 512...515, 524, 547...548, 554, 564, 639,
      647, 674, 705, 854, 862, 873, 925, 988, 1090, 1099, 1102, 1153, 1194, 1213, 1533,
      1547, 1723, 1861, 1863, 1883, 1935, 2099, 2123, 2126, 2152, 2234, 2240, 2269, 2321...2322,
      2345, 2401, 2404, 2433, 2501...2502, 2571, 2575, 2600, 2812, 2944...2945, 3014, 3016...3019,
      3245...3248, 3268, 3288, 3357, 3369, 3389, 3452, 3478, 3632, 3671, 3724, 3804, 3860,
      3863, 3868, 3918, 4002, 4155, 4189, 4223, 4342, 4420, 4551, 4555...4556, 4712, 4730, 4739,
      4788, 4880, 5010, 5060, 5084, 5253, 5445, 5500...5501, 5534, 5672, 5683, 5701,
      5900...5901, 5997, 6000...6063, 6068, 6084, 6121, 6160, 6346, 6379, 6653, 6667...6668,
      6881...6889, 7075, 7171...7172, 7236, 7275...7276, 7871, 7911, 8009, 8023, 8074, 8085, 8554,
      8567, 9009, 9092, 9300, 9418, 9956, 10288, 11211, 13400, 14001, 15740, 17500, 17755...17756,
      19006, 19042...19043, 19506, 19543, 21064, 22222, 24800, 29418, 44321...44322, 44818, 48049,
      57000:
      self = .other
    case 21, 25, 110, 119, 143, 389, 587, 1433, 3306, 5222, 5432: self = .upgradable
    default: self = .unknown
    }
  }
}
