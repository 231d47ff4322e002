/// A file of the site: where it goes, and a function that writes its bytes.
///
/// The bytes are made when they are asked for and then dropped, so that memory does not grow with
/// the site.
package struct OutputFile: Sendable {
  package let path: SitePath
  package let render: @Sendable () -> [UInt8]

  package init(path: SitePath, render: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.render = render
  }
}

/// Calls a function once for each index in `0..<count`, on as many threads as it likes, and throws
/// the error of the lowest index that failed. Handed to whoever has independent work to do.
package typealias ForEachIndex =
  @Sendable (_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) async throws -> Void
