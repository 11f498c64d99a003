import { Link } from '@remix-run/react'

import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { NamedSubject } from '#server/transparency/name-subjects.ts'

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
