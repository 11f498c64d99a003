import { useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Status } from '#app/components/status.tsx'
import type { Checked } from '#app/domain/transparency/receipt.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

type State =
  | { state: 'unchecked' | 'running' | 'unavailable' }
  | { state: 'checked'; checked: Checked; hashes: number }

/**
 * Checks in this browser that an entry is in the record: the proof is fetched, everything else is
 * computed here, and against the root that the page shows, not one that came with the proof.
 */
export function InclusionCheck({
  index,
  size,
  root,
}: {
  index: string
  size: string
  root: string
}) {
  const { t } = useTexts()
  const [state, setState] = useState<State>({ state: 'unchecked' })
  const check = () => {
    setState({ state: 'running' })
    checkEntry({ index, size, root }).then(setState, () => setState({ state: 'unavailable' }))
  }
  return (
    <div className="flex min-w-40 flex-col items-start gap-1">
      <Result state={state} index={index} size={size} root={root} />
      {state.state === 'checked' ? null : (
        <Button
          type="button"
          look="quiet"
          className="-ms-3"
          pending={state.state === 'running'}
          onClick={check}
          aria-label={t('record:check.label', { index })}
        >
          {t('record:check.action')}
        </Button>
      )}
    </div>
  )
}

function Result({ state, ...entry }: { state: State; index: string; size: string; root: string }) {
  const { t } = useTexts()
  const root = `${entry.root.slice(0, 8)}…`
  switch (state.state) {
    case 'unchecked':
    case 'running':
      return (
        <output className="sr-only">
          {state.state === 'running' ? t('record:check.running') : ''}
        </output>
      )
    case 'unavailable':
      return <output className="text-warn max-w-72">{t('record:check.unavailable')}</output>
    case 'checked':
      return (
        <output className="flex max-w-72 flex-col gap-0.5">
          <Status tone={state.checked.ok ? 'good' : 'bad'}>
            {t(state.checked.ok ? 'record:check.holds' : 'record:check.fails')}
          </Status>
          <span className="text-muted">
            {state.checked.ok
              ? t('record:check.holdsHint', { ...entry, root })
              : t('record:check.failsHint', {
                  fault: t(`record:faults.${state.checked.fault}`),
                })}{' '}
            {state.checked.ok ? t('record:check.steps', { count: state.hashes }) : null}
          </span>
        </output>
      )
  }
}

async function checkEntry(shown: { index: string; size: string; root: string }): Promise<State> {
  const [response, { checkInclusion, InclusionReceipt }] = await Promise.all([
    fetch(paths.recordProof(shown.index, shown.size), { headers: { Accept: 'application/json' } }),
    import('#app/domain/transparency/receipt.ts'),
  ])
  if (!response.ok) return { state: 'unavailable' }
  const receipt: unknown = await response.json()
  const parsed = InclusionReceipt.safeParse(receipt)
  if (!parsed.success)
    return { state: 'checked', checked: { ok: false, fault: 'malformed' }, hashes: 0 }
  const checked = checkInclusion({ ...parsed.data, ...shown })
  return { state: 'checked', checked, hashes: parsed.data.hashes.length }
}
