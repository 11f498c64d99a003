import { scaleLinear } from 'd3-scale'

import type { PairsView } from '#server/positions/figures/read-pairs.ts'

import { rectAt } from './marks.ts'
import { useFigureWords } from './words.ts'

type Drawn = Pick<PairsView, 'members' | 'pairs' | 'tree'>
type Tree = NonNullable<PairsView['tree']>

const cell = 44
const treeWidth = 160
const origin = { x: 64, y: 32 }

export function pairsSize({ members }: Pick<Drawn, 'members'>) {
  const side = members.length * cell
  return { width: origin.x + side + treeWidth + 16, height: origin.y + side + 16 }
}

/** Agreement of each pair, darker the closer, with its n; grey below five; beside it Ward's tree. */
export function PairsDrawing({ members, pairs, tree }: Drawn) {
  const { number } = useFigureWords()
  const place = new Map(members.map(({ id }, at) => [id, at]))
  const cells = pairs.flatMap((pair) => {
    const [i, j] = [place.get(pair.one), place.get(pair.other)]
    if (i === undefined || j === undefined) return []
    return [
      { ...pair, row: i, column: j },
      { ...pair, row: j, column: i },
    ]
  })
  return (
    <>
      {members.map(({ id, code }, at) => (
        <g key={id} className="fill-ink font-mono">
          <text x={origin.x - 8} y={origin.y + at * cell + 26} textAnchor="end">
            {code}
          </text>
          <text x={origin.x + (at + 0.5) * cell} y={origin.y - 10} textAnchor="middle">
            {code}
          </text>
          <rect
            x={origin.x + at * cell}
            y={origin.y + at * cell}
            width={cell}
            height={cell}
            className="fill-sunken"
          />
        </g>
      ))}
      {[...groundsOf(cells)].map(([agreement, path]) => (
        <path
          key={agreement}
          d={path}
          fillOpacity={agreement === null ? 1 : Math.max(agreement, 0.02) * 0.5}
          className={agreement === null ? 'stroke-bg fill-line' : 'stroke-bg fill-accent'}
        />
      ))}
      <g textAnchor="middle" className="fill-ink">
        {cells.map(({ row, column, agreement }) => (
          <text
            key={`${row} ${column}`}
            x={origin.x + (column + 0.5) * cell}
            y={origin.y + row * cell + 20}
          >
            {agreement === null ? '–' : number(agreement, 2)}
          </text>
        ))}
      </g>
      <g textAnchor="middle" className="fill-muted">
        {cells.map(({ row, column, n }) => (
          <text
            key={`${row} ${column}`}
            x={origin.x + (column + 0.5) * cell}
            y={origin.y + row * cell + 36}
          >
            {number(n)}
          </text>
        ))}
      </g>
      {tree === null || tree.kind === 'leaf' ? null : (
        <path
          d={branches(tree, origin.x + members.length * cell + 8)}
          className="stroke-ink fill-none"
        />
      )}
    </>
  )
}

type Cell = Drawn['pairs'][number] & { row: number; column: number }

/** Cells of one darkness are one shape: to two digits, as is printed on them. */
function groundsOf(cells: readonly Cell[]): ReadonlyMap<number | null, string> {
  const paths = new Map<number | null, string>()
  for (const { row, column, agreement } of cells) {
    const key = agreement === null ? null : Math.round(agreement * 100) / 100
    const square = rectAt(origin.x + column * cell, origin.y + row * cell, cell, cell)
    paths.set(key, (paths.get(key) ?? '') + square)
  }
  return paths
}

/** Merges from left to right, each at its height. */
function branches(tree: Extract<Tree, { kind: 'merge' }>, left: number): string {
  const x = scaleLinear([0, tree.height || 1], [left, left + treeWidth - 16])
  const lines: string[] = []
  const draw = (part: Tree): { x: number; y: number } => {
    if (part.kind === 'leaf') return { x: x(0), y: origin.y + (part.at + 0.5) * cell }
    const [one, other] = [draw(part.parts[0]), draw(part.parts[1])]
    const at = x(part.height)
    lines.push(`M${one.x} ${one.y}H${at}V${other.y}H${other.x}`)
    return { x: at, y: (one.y + other.y) / 2 }
  }
  draw(tree)
  return lines.join('')
}
