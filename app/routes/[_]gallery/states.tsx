import { Badge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import type { Tone } from '#app/components/glyph.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Skeleton } from '#app/components/skeleton.tsx'
import { Status } from '#app/components/status.tsx'
import { RelativeTime, Time } from '#app/components/time.tsx'
import { day, hour, later, minute } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'

import { delegations } from './fixtures.ts'
import type { Loose, Samples } from './samples.ts'

const toneOrder: readonly Tone[] = ['good', 'warn', 'bad', 'hold', 'calm']

export function States({ words }: { words: Loose<Samples['states']> }) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {toneOrder.map((tone) => (
          <Status key={tone} tone={tone}>
            {words[tone]}
          </Status>
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        {toneOrder.map((tone) => (
          <Badge key={tone} tone={tone}>
            {words[tone]}
          </Badge>
        ))}
      </div>
    </div>
  )
}

const hash = '5b2c9f0e7a1d48c3b6f2e90417ad53ce8810f6b94d27e3a5c1f08b7d6e4a9321'

export function Times({ now }: { now: Instant }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-3">
      <Time at={now} />
      <Time at={now} timeZone="Asia/Kolkata" precision="second" />
      <Time at={now} precision="day" />
      <RelativeTime at={later(now, 3 * hour + 12 * minute)} />
      <Countdown to={later(now, 40 * minute)} className="text-xl" />
      <Countdown to={later(now, 5 * hour)} className="text-xl" />
      <Countdown to={later(now, 5 * day)} className="text-xl" />
      <Countdown to={now} className="text-xl" />
      <HashText value={hash} />
    </div>
  )
}

export function Table({
  words,
  documents,
  states,
  now,
}: {
  words: Loose<Samples['table']>
  documents: readonly string[]
  states: Loose<Samples['states']>
  now: Instant
}) {
  const rows = documents.map((title, at) => ({
    title,
    symbol: `HCG/2026/L.${at + 4}`,
    tone: toneOrder[at] ?? 'calm',
    delegation: delegations[at] ?? delegations[0],
    brackets: 7 - 3 * at,
    changed: later(now, -(at + 1) * 5 * hour),
  }))
  return (
    <DataTable
      caption={words.caption}
      rows={rows}
      rowKey={(row) => row.symbol}
      columns={[
        {
          key: 'symbol',
          header: words.symbol,
          cell: (row) => <bdi className="font-mono">{row.symbol}</bdi>,
        },
        { key: 'title', header: words.document, rowHeader: true, cell: (row) => row.title },
        {
          key: 'delegation',
          header: words.delegation,
          cell: (row) => <DelegationTag delegation={row.delegation} />,
        },
        {
          key: 'state',
          header: words.state,
          cell: (row) => <Status tone={row.tone}>{states[row.tone]}</Status>,
        },
        { key: 'brackets', header: words.brackets, figures: true, cell: (row) => row.brackets },
        {
          key: 'changed',
          header: words.changed,
          figures: true,
          cell: (row) => <RelativeTime at={row.changed} />,
        },
      ]}
    />
  )
}

export function Waiting({ words }: { words: Loose<Samples> }) {
  return (
    <div className="flex flex-col gap-6">
      <EmptyState
        action={
          <LinkButton look="primary" to={paths.frameworks}>
            {words.emptyAction}
          </LinkButton>
        }
      >
        {words.empty}
      </EmptyState>
      <div className="max-w-md">
        <Skeleton />
      </div>
      <Notice tone="warn" title={words.notice}>
        <p>{words.noticeText}</p>
      </Notice>
      <Notice>
        <p>{words.noticeText}</p>
      </Notice>
    </div>
  )
}
