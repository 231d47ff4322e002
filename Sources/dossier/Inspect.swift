// `dossier inspect`: what the parser sees in one note, as JSON. It needs no dossier around the file.

import ArgumentParser
import Corpus
import Diagnostics
import Files
import Foundation
import Workspace

struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is read in a note: citations, links, claims, events and blocks, as JSON.",
    discussion: """
      Reads one Markdown file, or standard input with '-', and prints what is in it, each with its place: \
      lines from 1, columns in bytes of UTF-8 from 1. A source's file shows its digests as blocks, and no \
      claims. The file needs no dossier around it, so nothing is \
      looked up: whether a source or a page exists is what 'dossier check' says. What is wrong with the \
      file goes to standard error. docs/inspect.schema.json describes the output.

      Examples:
        dossier inspect content/themes/trade/opening.md
        echo 'It opened [@mora-2031, ¶ 1].' | dossier inspect -
      """)

  @OptionGroup var base: BaseOptions

  @Argument(help: ArgumentHelp("A Markdown file; '-' for standard input.", valueName: "file"))
  var file: String

  @Option(help: "How it is written; json is all there is.")
  var format: InspectFormat = .json

  func run() async throws {
    // A file that is named is looked for from the current folder, as everywhere.
    let here = currentFolder()
    let session = try Session(base, format: .text, folder: here)
    let path = absolutePath(file, from: here)
    let bytes = try await session.environment { file == "-" ? try readInput() : try readFile(path) }
    let source = SourceFile(path: file, bytes: bytes)
    let (note, json) = session.watching(file) {
      let note = inspectNote(source, isSource: path.split(separator: "/").dropLast().last == "sources")
      return (note, inspection(of: note.value))
    }
    switch format {
    case .json: session.terminal.output(String(decoding: json, as: UTF8.self))
    }
    session.report(note.findings.sortedForReport(), in: FileTree([source]))
    try session.endOnErrors(note.findings, isStrict: false)
  }

  private func readInput() throws -> [UInt8] {
    do {
      return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw WorkspaceError.unreadable(path: "standard input", errno: errno)
    }
  }
}

enum InspectFormat: String, ExpressibleByArgument, CaseIterable { case json }
