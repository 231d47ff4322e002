// The doors of the preview server, on this machine's own addresses and no other.

import Foundation

/// Sockets that listen on one port of 127.0.0.1 and, where there is one, of ::1.
struct Loopback {
  var sockets: [Int32]
  var port: UInt16

  /// - Parameter port: 0 takes any that is free.
  /// - Returns: `nil` when the port is in use or may not be had; `errno` says why.
  init?(port: UInt16) {
    guard let first = listen4(port), let found = portOf(first) else { return nil }
    self.port = found
    sockets = [first]
    if let second = listen6(found) {
      sockets.append(second)
    } else if errno == EADDRINUSE {
      // Another server answers there: a browser that tries ::1 first would get its pages for ours.
      close(first)
      errno = EADDRINUSE
      return nil
    }
  }
}

/// Opens a socket that is closed in every process we start and never makes us wait.
func preparedForPoll(_ descriptor: Int32) -> Int32? {
  guard descriptor >= 0 else { return nil }
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  return descriptor
}

private func listen4(_ port: UInt16) -> Int32? {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
  return listen(AF_INET, &address)
}

private func listen6(_ port: UInt16) -> Int32? {
  var address = sockaddr_in6()
  address.sin6_family = sa_family_t(AF_INET6)
  address.sin6_port = port.bigEndian
  address.sin6_addr = in6addr_loopback
  return listen(AF_INET6, &address)
}

private func listen<Address>(_ family: Int32, _ address: inout Address) -> Int32? {
  guard let descriptor = preparedForPoll(socket(family, Int32(SOCK_STREAM.rawValue), 0)) else { return nil }
  var on: Int32 = 1
  // Without it the port of a server that was ended a moment ago would be in use still.
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, 4)
  if family == AF_INET6 { setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, 4) }
  let size = socklen_t(MemoryLayout<Address>.size)
  let isBound = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
  }
  guard isBound == 0, Foundation.listen(descriptor, 1024) == 0 else {
    let code = errno
    close(descriptor)
    errno = code
    return nil
  }
  return descriptor
}

private func portOf(_ descriptor: Int32) -> UInt16? {
  var address = sockaddr_in()
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let result = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
  }
  return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
}
