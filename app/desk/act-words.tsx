import { Link } from '@remix-run/react'

import type { Deed } from '#app/domain/transparency/deeds.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { NamedSubject } from '#server/transparency/name-subjects.ts'

/** What an entry of the record says was done: which acts, where its kind stands for many. Wants the chapter `deeds`. */
export function actWords(
  t: Translate,
  { type, deeds }: { type: EntryType; deeds: readonly Deed[] },
): string {
  if (deeds.length === 0) return t(`transparency:acts.${type}`)
  return deeds.map((deed) => deedWords(t, deed)).join(' · ')
}

/** What an act was done to, as a link where there is somewhere to go. */
export function SubjectName({ subject }: { subject: NamedSubject | null }) {
  const { t } = useTexts()
  if (subject === null) return null
  switch (subject.kind) {
    case 'document':
      return (
        <Link to={paths.document(subject.id)}>
          <bdi className="font-mono">{subject.symbol}</bdi> <bdi>{subject.title}</bdi>
        </Link>
      )
    case 'framework':
      return (
        <Link to={paths.framework(subject.id)}>
          <bdi>{subject.name}</bdi>
        </Link>
      )
    case 'subject':
      return (
        <Link to={paths.positionsOn(subject.framework, subject.id)}>
          <bdi>{subject.name}</bdi>
        </Link>
      )
    case 'relief-event':
      return (
        <Link to={paths.reliefEvent(subject.id)}>
          <bdi>{subject.title}</bdi>
        </Link>
      )
    case 'exemption':
      return (
        <Link to={paths.exemption(subject.framework, subject.id)}>
          <bdi>{subject.title}</bdi>
        </Link>
      )
    case 'snapback':
      return (
        <Link to={paths.snapback(subject.framework, subject.id)}>
          <bdi>{subject.provision}</bdi>
        </Link>
      )
    case 'delegation':
      return <bdi>{subject.name}</bdi>
    case 'person':
      return (
        <span>
          <Link to={`${paths.people}#person-${subject.id}`}>
            <bdi>{subject.name}</bdi>
          </Link>
          {` · ${t(`mandates.${subject.mandate}`)}`}
        </span>
      )
  }
}

function deedWords(t: Translate, deed: Deed): string {
  switch (deed.of) {
    case 'relief':
      return t(`deeds:relief.${deed.is}`)
    case 'finding':
      return t(`deeds:finding.${deed.is}`)
    case 'reliefClock':
      return t(`deeds:reliefClock.${deed.is}`)
    case 'measure':
      return t(`deeds:measure.${deed.is}`)
    case 'measureClock':
      return t(`deeds:measureClock.${deed.is}`)
    case 'plan':
      return t(`deeds:plan.${deed.is}`)
    case 'exemption':
      return t(`deeds:exemption.${deed.is}`)
    case 'exemptionClock':
      return t(`deeds:exemptionClock.${deed.is}`)
    case 'snapback':
      return t(`deeds:snapback.${deed.is}`)
    case 'snapbackClock':
      return t(`deeds:snapbackClock.${deed.is}`)
  }
}
