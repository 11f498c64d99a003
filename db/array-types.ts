/**
 * How arrays reach the driver, by the fixed oids of PostgreSQL's catalogue (pg_type.dat). It would ask
 * the server for them as each connection opens; when that session ends just then, the rejection of
 * postgres.js 3.4.9 has nobody to hear it and ends the process.
 */
export const arrayTypes = Object.fromEntries(
  Object.entries({ bytea: 1001, int4: 1007, text: 1009, int8: 1016, uuid: 2951 }).map(
    ([element, oid]) => [
      `${element}[]`,
      { to: oid, from: [oid], serialize: arrayLiteral, parse: (literal: string) => literal },
    ],
  ),
)

/** `driver.array(buffers, byteaArray)`: an array of buffers is taken for one buffer unless told. */
export const byteaArray = 1001

/** PostgreSQL's own way to write an array, "Array Value Input" of its manual (8.15.2). */
export function arrayLiteral(elements: readonly (Uint8Array | string | number)[] | string): string {
  if (typeof elements === 'string') return elements
  return `{${elements.map(elementLiteral).join(',')}}`
}

function elementLiteral(element: Uint8Array | string | number): string {
  if (typeof element === 'number') return String(element)
  if (element instanceof Uint8Array) return `"\\\\x${Buffer.from(element).toString('hex')}"`
  return `"${element.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
