import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'

import { AccessPanel } from './access-panel.tsx'
import { AgreementPanel } from './agreement-panel.tsx'
import { BracketsPanel } from './brackets-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { MeterPanel } from './meter-panel.tsx'

/** What can stand beside the text, one at a time and in the address, so that it can be linked to. */
export const panels = [
  'brackets',
  'paragraphs',
  'meter',
  'access',
  'history',
  'open',
  'close',
] as const
export type Panel = (typeof panels)[number]

/** The panels that this document offers this viewer now. */
export function panelsFor({ drafting, may }: Pick<ReadDocument, 'drafting' | 'may'>): Panel[] {
  return panels.filter((panel) => {
    switch (panel) {
      case 'brackets':
      case 'paragraphs':
      case 'meter':
      case 'access':
      case 'history':
        return true
      case 'open':
        return drafting === 'closed' && may.open
      case 'close':
        return drafting === 'open' && may.close
    }
  })
}

export function panelOf(
  name: string | null,
  document: Pick<ReadDocument, 'drafting' | 'may'>,
): Panel | null {
  return panelsFor(document).find((panel) => panel === name) ?? null
}

/** The intents of the forms that a panel shows. */
export function formsIn(
  panel: Panel | null,
  { brackets }: Pick<ReadDocument, 'brackets'>,
  /** The paragraph that is unfolded. */
  block: string | null,
): readonly string[] {
  switch (panel) {
    case null:
      return []
    case 'brackets':
      return brackets.map(({ id }) => `bracket ${id}`)
    case 'paragraphs':
      return [
        `paragraph ${block}`,
        ...['open', 'arrive', 'leave', 'close'].map((act) => `sitting ${act}`),
      ]
    case 'meter':
    case 'access':
    case 'history':
    case 'open':
    case 'close':
      return [panel]
  }
}

type PanelProps = { document: ReadDocument; actKey: string; answer: unknown }

/** Right of the text where there is room, above it where there is not. */
export function SidePanel({ panel, ...props }: PanelProps & { panel: Panel }) {
  const { t } = useTexts()
  return (
    <aside
      aria-labelledby="panel"
      className="border-line lg:w-panel order-1 flex-none border-b lg:order-none lg:border-s lg:border-b-0 print:hidden"
    >
      <div className="px-gutter flex flex-col gap-4 py-5 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:px-5">
        <div className="flex items-center justify-between gap-2">
          <h2 id="panel" className="text-lg">
            {t(`documents:panel.${panel}`)}
          </h2>
          <Link
            to={paths.document(props.document.id)}
            preventScrollReset
            aria-label={t('documents:page.closePanel')}
            className="rounded-control text-muted hover:bg-sunken hover:text-ink grid size-8 place-items-center"
          >
            <X aria-hidden className="size-4" />
          </Link>
        </div>
        {contentOf(panel, props)}
      </div>
    </aside>
  )
}

function contentOf(panel: Panel, props: PanelProps): ReactNode {
  switch (panel) {
    case 'brackets':
      return <BracketsPanel {...props} />
    case 'paragraphs':
      return <AgreementPanel {...props} />
    case 'meter':
      return <MeterPanel document={props.document} />
    case 'access':
      return <AccessPanel {...props} />
    case 'history':
      return <HistoryPanel document={props.document} />
    case 'open':
    case 'close':
      return <DraftingForm to={panel} {...props} />
  }
}

function DraftingForm({ to, actKey, answer }: PanelProps & { to: 'open' | 'close' }) {
  const { t } = useTexts()
  return (
    <ActForm
      intent={to}
      actKey={actKey}
      answer={answerTo(to, answer)}
      labels={{}}
      effect={t(`documents:setDrafting.${to}.effect`)}
      submit={t(`documents:setDrafting.${to}.submit`)}
    />
  )
}
