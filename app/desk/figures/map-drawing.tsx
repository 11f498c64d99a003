import { scaleLinear } from 'd3-scale'

import type { MapView } from '#server/positions/figures/read-map.ts'

import { fewMark } from './few.ts'
import { cutTo, useFigureWords } from './words.ts'

export const mapSize = { width: 720, height: 560 }
const edge = 56

type Drawn = Extract<MapView['map'], { kind: 'map' }>

/** One scale for both axes, so that a distance means the same in every direction. */
export function MapDrawing({ map, members }: { map: Drawn; members: MapView['members'] }) {
  const { subject } = useFigureWords()
  const { width, height } = mapSize
  const reach = Math.max(0.1, ...map.points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))
  const unit = (Math.min(width, height) - 2 * edge) / 2
  const x = scaleLinear([-reach, reach], [width / 2 - unit, width / 2 + unit])
  const y = scaleLinear([-reach, reach], [height / 2 + unit, height / 2 - unit])
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  const along = (axis: 'x' | 'y') =>
    map.loadings.toSorted((a, b) => Math.abs(b[axis]) - Math.abs(a[axis])).at(0)
  const [across, upwards] = [along('x'), along('y')]
  return (
    <>
      <path
        d={`M${edge} ${y(0)}H${width - edge}M${x(0)} ${edge}V${height - edge}`}
        className="stroke-line"
      />
      {across === undefined ? null : (
        <text x={width - 8} y={y(0) - 8} textAnchor="end" className="fill-muted">
          {across.x < 0 ? '− ' : '+ '}
          {cutTo(36, subject(across.name))}
        </text>
      )}
      {upwards === undefined ? null : (
        <text x={x(0) + 8} y={edge - 24} className="fill-muted">
          {upwards.y < 0 ? '− ' : '+ '}
          {cutTo(36, subject(upwards.name))}
        </text>
      )}
      {map.points.map((point) => (
        <g key={point.delegation} {...fewMark(point.seen)}>
          <circle cx={x(point.x)} cy={y(point.y)} r={5} className="fill-accent stroke-bg" />
          <text x={x(point.x) + 8} y={y(point.y) + 4} className="fill-ink font-mono">
            {codes.get(point.delegation) ?? '?'}
          </text>
        </g>
      ))}
    </>
  )
}
