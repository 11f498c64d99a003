/**
 * The texts that this browser keeps for when there is no connection: one database per person,
 * document and generation, and beside each how many edits in it never reached the server. The counts
 * stand in localStorage because that is written before a page goes away; IndexedDB may not be.
 */
export const prefix = 'entente text '

type Named = { person: string; document: string }

/** The database of one text. Another generation is another history and never merges (sync.md 2, 29). */
export function databaseName({ person, document }: Named, generation: string): string {
  return `${prefix}${person} ${document} ${generation}`
}

/** The generation of which this browser has a copy, or null. */
export function knownGeneration(text: Named): string | null {
  return localStorage.getItem(generationKey(text))
}

export function rememberGeneration(text: Named, generation: string): void {
  localStorage.setItem(generationKey(text), generation)
}

/** Keeps how many edits of this page are unsaved; `page` tells two tabs with one text apart. */
export function noteUnsent(database: string, page: string, edits: number): void {
  const key = `${database} unsent ${page}`
  if (edits === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, String(edits))
}

/**
 * Makes what earlier pages left unsent in a database this page's to send, and says how many edits.
 * Another page that is still open counts its own anew with its next edit: rather twice than never.
 */
export function takeOverUnsent(database: string, page: string): number {
  const keys = storedKeys().filter((key) => key.startsWith(`${database} unsent `))
  const edits = sum(keys)
  for (const key of keys) localStorage.removeItem(key)
  noteUnsent(database, page, edits)
  return edits
}

/** How many edits on this device have not reached the server, in all texts. Asked before signing out. */
export function unsentEdits(): number {
  return sum(storedKeys().filter((key) => key.startsWith(prefix) && key.includes(' unsent ')))
}

/** Deletes every text from this device: at sign-out nothing stays for the next person at it. */
export async function forgetTexts(): Promise<void> {
  const keys = storedKeys().filter((key) => key.startsWith(prefix))
  const databases = keys.filter((key) => key.endsWith(' generation')).flatMap(databasesOf)
  await Promise.all([...new Set(databases)].map(deleteDatabase))
  for (const key of keys) localStorage.removeItem(key)
}

function generationKey({ person, document }: Named): string {
  return `${prefix}${person} ${document} generation`
}

function databasesOf(key: string): readonly string[] {
  const text = key.slice(0, -'generation'.length)
  const known = localStorage.getItem(key)
  const counted = storedKeys().filter(
    (other) => other.startsWith(text) && other.includes(' unsent '),
  )
  return [
    ...(known === null ? [] : [text + known]),
    ...counted.map((other) => other.split(' unsent ')[0] ?? ''),
  ]
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => resolve())
    // A text still open elsewhere is deleted as soon as that page lets go of it.
    request.addEventListener('blocked', () => resolve())
  })
}

function storedKeys(): readonly string[] {
  return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
}

function sum(keys: readonly string[]): number {
  return keys.reduce((total, key) => total + (Number(localStorage.getItem(key)) || 0), 0)
}
