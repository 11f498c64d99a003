/**
 * Why a bar of speed is missed, as far as the profiles have shown; printed only where one is. Whoever
 * makes one of these untrue takes it away.
 */
export const reasons: Readonly<Record<string, string>> = {
  W1:
    'at this rate every edit is a commit of its own, and a fenced one costs PostgreSQL three times a bare INSERT ' +
    'and Node twice; a hint to other nodes follows it',
  W2:
    'the main thread does no more than that of Hocuspocus; what is on top is V8, compiling three times as much code, ' +
    'and the thread that keeps snapshots, labels and words',
  W3:
    'rows are hashed in JavaScript, handed to the driver as escaped text, and read back once for the next snapshot ' +
    'and once for labels and words',
  W4: 'a third is reading the map of what stands where into objects, and a tenth the driver joining its chunks',
  W5:
    'letting somebody in costs 4 ms of Node and 1 ms of PostgreSQL, mostly statements that drizzle and PostgreSQL ' +
    'each make anew every time, and connections to PostgreSQL opened at the first storm',
  W7:
    'who writes ten times a second is heard by 500: 5,000 writes to sockets a second are more than half of it, whatever ' +
    'presence goes along with them',
  W8: 'a third of a text more is held beside it: its map, what is deleted in it, and its connection',
  W10: 'what is pasted is hashed in JavaScript and handed to the driver as escaped text: a third of the time',
}
