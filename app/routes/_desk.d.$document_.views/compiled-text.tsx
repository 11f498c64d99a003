import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Aside, BlockThere, Placed } from '#app/desk/placed.tsx'
import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import type { Compiled } from '#app/domain/drafting/compilation.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Labels } from '#app/editor/paragraph-labels.ts'
import { BlockView } from '#app/editor/reading-view.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

type Named = readonly (Pick<Delegation, 'code' | 'name' | 'hue'> & { id: DelegationId })[]

/** Every disputed block with what stands and each proposal side by side; the others as they are. */
export function CompiledText({
  blocks,
  labels,
  delegations,
}: {
  blocks: readonly Compiled[]
  labels: Labels
  delegations: Named
}) {
  const { t } = useTexts()
  return blocks.map(({ live, stands, disputes }, at) => {
    const key = live.id ?? at
    if (disputes.length === 0) return <BlockView key={key} block={live} labels={labels} />
    const label = live.id === null ? undefined : labels[live.id]
    const place = label ?? t('documents:brackets.place')
    return (
      <Placed key={key} block={live} label={label} name={t('views:readings', { place })}>
        <ul className="readings">
          <Reading
            title={t('views:stands')}
            block={stands}
            who={disputes.flatMap(({ opposers }) => opposers)}
            delegations={delegations}
          />
          {disputes.flatMap(({ proposals }) =>
            proposals.map(({ id, reads, backers, reading }) => (
              <Reading
                key={id}
                title={t(`documents:brackets.reads.${reads}`)}
                block={reading}
                who={backers}
                delegations={delegations}
              />
            )),
          )}
        </ul>
      </Placed>
    )
  })
}

function Reading({
  title,
  block,
  who,
  delegations,
}: {
  title: string
  /** Null where nothing is left of the block. */
  block: Block | null
  who: readonly DelegationId[]
  delegations: Named
}) {
  const { t } = useTexts()
  return (
    <li>
      <Aside>
        {title}
        {delegations
          .filter(({ id }) => who.includes(id))
          .map((delegation) => (
            <DelegationTag key={delegation.id} delegation={delegation} className="ms-2" />
          ))}
      </Aside>
      {block === null ? (
        <Aside>({t('documents:brackets.nothing')})</Aside>
      ) : (
        <div className="document">
          <BlockThere block={block} />
        </div>
      )}
    </li>
  )
}
