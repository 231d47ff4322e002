// The head of a request, read strictly: what is not plainly a request for a page of ours is refused before
// anything is looked up. Nothing here knows of files.

import Foundation

/// A request that was found good.
struct RequestHead: Sendable {
  /// Decoded, without the query; starts with `/`.
  var path: String
  var isHead: Bool
  var keepsOpen: Bool
  /// Whether another site's page asks, by its own account (`Sec-Fetch-Site`).
  var isFromElsewhere: Bool
  /// Whether the answer becomes a page of its own, not a part of another one (`Sec-Fetch-Mode` and
  /// `Sec-Fetch-Dest`).
  var isNavigation: Bool
}

/// Why a request is refused, as its status.
enum Refusal: Int, Error, Sendable {
  case badRequest = 400
  case foreignOrigin = 403
  case notFound = 404
  case method = 405
  case foreignHost = 421
  case headTooLarge = 431
  case failed = 500
  case noSite = 503
  case version = 505

  var phrase: String {
    switch self {
    case .badRequest: "Bad Request"
    case .foreignOrigin: "Forbidden"
    case .notFound: "Not Found"
    case .method: "Method Not Allowed"
    case .foreignHost: "Misdirected Request"
    case .headTooLarge: "Request Header Fields Too Large"
    case .failed: "Internal Server Error"
    case .noSite: "Service Unavailable"
    case .version: "HTTP Version Not Supported"
    }
  }
}

let headBytesMax = 8192

/// Takes the first request out of what has come.
/// - Parameter port: ours, which `Host` and `Origin` must name.
/// - Returns: the request, or `nil` while its head is not whole. Throws a `Refusal`.
func takeRequest(_ input: inout [UInt8], port: UInt16) throws(Refusal) -> RequestHead? {
  // A blank line before a request is no harm (RFC 9112, section 2.2).
  while input.starts(with: [0x0D, 0x0A]) { input.removeFirst(2) }
  // A line that is no request line, such as that of HTTP/0.9, may never be followed by anything.
  guard let lineEnd = input.firstIndex(of: 0x0A) else {
    if input.count > headBytesMax { throw .headTooLarge }
    return nil
  }
  let line = try readRequestLine(Array(input[..<lineEnd]))
  guard let end = input.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])?.upperBound else {
    if input.count > headBytesMax { throw .headTooLarge }
    return nil
  }
  guard end <= headBytesMax else { throw .headTooLarge }
  let fields = try readFields(input[(lineEnd + 1)..<(end - 2)])
  input.removeFirst(end)
  return try check(line, fields, port)
}

private struct RequestLine {
  var method, target: String
  var isOld: Bool
}

private func readRequestLine(_ bytes: [UInt8]) throws(Refusal) -> RequestLine {
  guard bytes.last == 0x0D, bytes.dropLast().allSatisfy({ $0 > 0x1F && $0 < 0x7F }) else { throw .badRequest }
  let parts = bytes.dropLast().split(separator: 0x20, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else { throw .badRequest }
  guard parts[2].hasPrefix("HTTP/") else { throw .badRequest }
  guard ["HTTP/1.1", "HTTP/1.0"].contains(parts[2]) else { throw .version }
  return RequestLine(method: parts[0], target: parts[1], isOld: parts[2] == "HTTP/1.0")
}

/// The fields with their names in lower case, in order.
private func readFields(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> [(name: String, value: String)] {
  var fields: [(name: String, value: String)] = []
  for line in bytes.split(separator: 0x0A) {
    guard line.last == 0x0D, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .badRequest }
    let (name, value) = (line[..<colon], line[(colon + 1)...].dropLast())
    // A blank in the name would be a continued line or a field that others read differently.
    guard !name.isEmpty, name.allSatisfy(isToken),
      value.allSatisfy({ $0 == 0x09 || ($0 > 0x1F && $0 != 0x7F) })
    else { throw .badRequest }
    let text = String(decoding: value, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    fields.append((String(decoding: name, as: UTF8.self).lowercased(), text))
  }
  return fields
}

private func isToken(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

private func check(
  _ line: RequestLine, _ fields: [(name: String, value: String)], _ port: UInt16
) throws(Refusal) -> RequestHead {
  let values = { (name: String) in fields.filter { $0.name == name }.map(\.value) }
  // A name that somebody else may point at this machine is none of ours.
  let hosts = values("host")
  guard hosts.count == 1, let host = hosts.first?.lowercased(),
    ["localhost", "127.0.0.1", "[::1]"].contains(where: { host == "\($0):\(port)" })
  else { throw .foreignHost }
  guard line.method == "GET" || line.method == "HEAD" else { throw .method }
  guard values("transfer-encoding").isEmpty, values("content-length").allSatisfy({ $0 == "0" })
  else { throw .badRequest }
  let origins = values("origin")
  guard origins.allSatisfy({ $0.lowercased() == "http://\(host)" }), origins.count < 2
  else { throw .foreignOrigin }
  let connection = values("connection").joined(separator: ",").lowercased()
  return RequestHead(
    path: try decodePath(line.target), isHead: line.method == "HEAD",
    keepsOpen: line.isOld ? connection.contains("keep-alive") : !connection.contains("close"),
    isFromElsewhere: values("sec-fetch-site").contains { $0 != "same-origin" && $0 != "none" },
    isNavigation: values("sec-fetch-mode") == ["navigate"] && values("sec-fetch-dest") == ["document"])
}

/// The path of a target, decoded once, without its query.
///
/// A part that starts with a dot, a slash or backslash that was written as an escape, and bytes that no
/// path of a site has, are refused here; what else is no path of the site is not found in its list.
private func decodePath(_ target: String) throws(Refusal) -> String {
  let bytes = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
  guard bytes.first == UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: "#")) else { throw .badRequest }
  var decoded: [UInt8] = []
  var i = 0
  while i < bytes.count {
    guard bytes[i] == UInt8(ascii: "%") else {
      decoded.append(bytes[i])
      i += 1
      continue
    }
    guard i + 2 < bytes.count, let high = hexValue(bytes[i + 1]), let low = hexValue(bytes[i + 2])
    else { throw .badRequest }
    let byte = high << 4 | low
    // An escaped slash, percent sign or the like has no use but to be decoded twice.
    guard byte > 0x1F, byte != 0x7F, !"/%\\?#".utf8.contains(byte) else { throw .badRequest }
    decoded.append(byte)
    i += 3
  }
  let parts = decoded.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  guard !decoded.contains(UInt8(ascii: "\\")), !parts.contains(where: { $0.first == UInt8(ascii: ".") })
  else { throw .badRequest }
  return String(decoding: decoded, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
