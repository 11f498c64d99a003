import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts'
import type { TypstCompiler } from '@myriaddreamin/typst.ts'
import { CompileFormatEnum } from '@myriaddreamin/typst.ts/compiler'

import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'
import { typstOf } from '#app/domain/drafting/out/typst.ts'

/**
 * A text as a tagged PDF, with its brackets as characters. Typst makes it, which shapes and orders Arabic
 * as it is read (docs/decisions/014-text-on-paper.md). It reads no file but the source that it is given.
 */
export async function writePdf(paper: LeavingPaper): Promise<Uint8Array> {
  const typst = await (ready ??= readyCompiler())
  typst.addSource(source, typstOf(paper))
  const { result, diagnostics } = await typst.compile({
    mainFilePath: source,
    format: CompileFormatEnum.pdf,
    diagnostics: 'full',
  })
  // It keeps what it made, so that the next would be sooner if it were alike, which it seldom is.
  await typst.reset()
  if (result === undefined) throw new Error(`no pages were made: ${JSON.stringify(diagnostics)}`)
  return result
}

const source = '/text.typ'

let ready: Promise<TypstCompiler> | undefined

async function readyCompiler(): Promise<TypstCompiler> {
  const { resolve } = createRequire(import.meta.url)
  const files = await Promise.all(fonts.map((font) => readFile(resolve(font))))
  // The module takes its bytes in an object, which typst.ts passes on and has no type for.
  const wasm = await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  const typst = createTypstCompiler()
  await typst.init({
    getModule: () => ({ module_or_path: wasm }) as unknown as WebAssembly.Module,
    // Without `assets` it would fetch fonts of its own from elsewhere.
    beforeBuild: [loadFonts(files, { assets: false })],
  })
  return typst
}

const fonts = [
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  '@expo-google-fonts/source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
  '@expo-google-fonts/amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
  '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  '@expo-google-fonts/amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
] as const
