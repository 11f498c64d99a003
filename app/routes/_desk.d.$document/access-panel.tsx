import type { ReactNode } from 'react'

import { Select } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { accesses } from '#app/domain/accounts/access.ts'
import type { Access } from '#app/domain/accounts/access.ts'
import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'

/** Who may open the document, and for those who may, the same list to change. */
export function AccessPanel({
  document,
  actKey,
  answer,
}: {
  document: ReadDocument
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const lines = <Lines document={document} given={answerTo('access', answer)?.typed ?? null} />
  return (
    <>
      <p className="text-muted text-sm">{t('documents:accessList.lead')}</p>
      {document.may.access ? (
        <ActForm
          // The list as it is now, whenever somebody changed it.
          key={JSON.stringify(document.grants)}
          intent="access"
          actKey={actKey}
          answer={answerTo('access', answer)}
          labels={{}}
          effect={t('documents:accessList.effect')}
          submit={t('documents:accessList.submit')}
        >
          {lines}
        </ActForm>
      ) : (
        lines
      )}
    </>
  )
}

function Lines({
  document: { grants, delegations, may },
  given,
}: {
  document: ReadDocument
  given: Readonly<Record<string, string>> | null
}) {
  const { t } = useTexts()
  const ofKind = (kind: string) =>
    grants.find((grant) => grant.to === 'kind' && grant.kind === kind)?.access ?? null
  const ofDelegation = (id: string) =>
    grants.find((grant) => grant.to === 'delegation' && grant.delegation === id)?.access ?? null
  const shown = may.access ? delegations : delegations.filter(({ id }) => ofDelegation(id) !== null)
  return (
    <>
      <List title={t('documents:accessList.kinds')}>
        {delegationKinds.map((kind) => (
          <Line
            key={kind}
            name={`kind:${kind}`}
            plain={t(`delegationKinds.${kind}`)}
            access={ofKind(kind)}
            none={t('documents:accessList.none')}
            isForm={may.access}
            given={given}
          >
            {t(`delegationKinds.${kind}`)}
          </Line>
        ))}
      </List>
      <List title={t('documents:accessList.delegations')}>
        {shown.length === 0 ? (
          <li className="text-muted">{t('documents:accessList.nobodyElse')}</li>
        ) : null}
        {shown.map((delegation) => (
          <Line
            key={delegation.id}
            name={`delegation:${delegation.id}`}
            plain={delegation.name}
            access={ofDelegation(delegation.id)}
            none={t('documents:accessList.asKind')}
            isForm={may.access}
            given={given}
          >
            <DelegationTag delegation={delegation} />
          </Line>
        ))}
      </List>
    </>
  )
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-base font-medium">{title}</h3>
      <ul className="flex flex-col gap-1.5">{children}</ul>
    </div>
  )
}

function Line({
  name,
  plain,
  access,
  none,
  isForm,
  given,
  children,
}: {
  name: string
  /** The grantee in words, for whoever hears the control. */
  plain: string
  access: Access | null
  /** What the absence of a line means. */
  none: string
  isForm: boolean
  given: Readonly<Record<string, string>> | null
  children: ReactNode
}) {
  const { t } = useTexts()
  return (
    <li className="flex items-center justify-between gap-4">
      <span>{children}</span>
      {isForm ? (
        <Select
          name={name}
          aria-label={t('documents:accessList.label', { name: plain })}
          defaultValue={given?.[name] ?? access ?? ''}
          className="!w-36 flex-none"
        >
          <option value="">{none}</option>
          {accesses.map((each) => (
            <option key={each} value={each}>
              {t(`accesses.${each}`)}
            </option>
          ))}
        </Select>
      ) : (
        <span className={access === null ? 'text-muted' : undefined}>
          {access === null ? none : t(`accesses.${access}`)}
        </span>
      )}
    </li>
  )
}
