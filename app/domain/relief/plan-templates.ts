import type { Id } from '../kernel/id.ts'
import type { ReliefKind } from './measure-kinds.ts'
import type { Measure } from './measure.ts'
import type { PlanTemplate } from './plan-acts.ts'
import type { PlanContent } from './plan-content.ts'

type Phase = PlanContent['phases'][number]
type NewId = <Name extends string>() => Id<Name>
type Lang = 'en' | 'ar'

/** What a template puts where: a phase, its one tranche or several, and the measures of each. */
type Outline = { readonly phase: string; readonly tranches: readonly Part[] }
type Part = {
  readonly tranche: string
  readonly event: string
  readonly condition: string
  readonly measures: readonly Measure[]
}

/**
 * The rows that a template begins with, over the measures that a framework has entered. What no measure
 * belongs to has no event yet: an event relieves something (SPEC.md RP2).
 */
export function contentOf(
  template: PlanTemplate,
  measures: readonly Measure[],
  lang: Lang,
  newId: NewId,
): PlanContent {
  const outlines = outlinesOf(template, measures, words[lang])
  return { phases: outlines.map((outline) => phaseOf(outline, newId)) }
}

function phaseOf({ phase, tranches }: Outline, newId: NewId): Phase {
  return {
    id: newId<'phase'>(),
    title: phase,
    tranches: tranches.map(({ tranche, event, condition, measures }) => ({
      id: newId<'tranche'>(),
      title: tranche,
      events:
        measures.length === 0
          ? []
          : [
              {
                id: newId<'event'>(),
                title: event,
                measures,
                conditions: [
                  { id: newId<'condition'>(), statement: condition, observations: 'refused' },
                ],
              },
            ],
    })),
  }
}

function outlinesOf(
  template: PlanTemplate,
  measures: readonly Measure[],
  say: Words,
): readonly Outline[] {
  switch (template) {
    case 'phased':
      return kindsInOrder.map((kind) => ({
        phase: say.phases[kind],
        tranches: [
          {
            tranche: say.action,
            event: say.events[kind],
            condition: say.benchmarks,
            measures: measures.filter(({ relief }) => relief.kind === kind),
          },
        ],
      }))
    case 'pilot': {
      // What is tried expires by itself (domain.md part (c), templates).
      const expiring = measures.filter(expires)
      const [first] = expiring
      const domain = expiring.filter(({ sector }) => sector === first?.sector)
      const part = { tranche: say.pilot, event: say.pilotEvent, condition: say.quick }
      return [{ phase: say.confidence, tranches: [{ ...part, measures: domain }] }]
    }
    case 'tranches':
      return [
        {
          phase: say.schedule,
          tranches: measures.map((measure, at) => ({
            tranche: `${say.tranche} ${at + 1}`,
            event: measure.title,
            condition: say.report,
            measures: [measure],
          })),
        },
      ]
    case 'relief-day': {
      const part = { tranche: say.oneMoment, event: say.day, condition: say.benchmarks }
      return [{ phase: say.day, tranches: [{ ...part, measures }] }]
    }
  }
}

function expires({ relief }: Measure): boolean {
  return relief.kind !== 'lift' && relief.unrenewed === 'lapses'
}

/** What comes back by itself is relieved first, what only a new act brings back last. */
const kindsInOrder = ['suspend', 'waive', 'lift'] as const satisfies readonly ReliefKind[]

type Words = {
  readonly phases: Readonly<Record<ReliefKind, string>>
  readonly events: Readonly<Record<ReliefKind, string>>
  readonly action: string
  readonly benchmarks: string
  readonly confidence: string
  readonly pilot: string
  readonly pilotEvent: string
  readonly quick: string
  readonly schedule: string
  readonly tranche: string
  readonly report: string
  readonly oneMoment: string
  readonly day: string
}

/** The first words of a plan, in the language of whoever begins it; the rows are renamed like any other. */
const words: Readonly<Record<Lang, Words>> = {
  en: {
    phases: {
      suspend: 'First phase: suspension',
      waive: 'Second phase: waivers',
      lift: 'Third phase: lifting',
    },
    events: {
      suspend: 'Measures are suspended',
      waive: 'Measures are waived',
      lift: 'Measures are lifted',
    },
    action: 'Action for action',
    benchmarks: 'The verifier finds that the benchmarks of this phase are met.',
    confidence: 'Confidence building',
    pilot: 'Pilot in one domain',
    pilotEvent: 'Relief of the pilot',
    quick: 'The verifier finds within thirty days that the pilot can begin.',
    schedule: 'Schedule of tranches',
    tranche: 'Tranche',
    report: 'The monthly report of the verifier confirms the step before this tranche.',
    oneMoment: 'One moment for all',
    day: 'Relief day',
  },
  ar: {
    phases: {
      suspend: 'المرحلة الأولى: التعليق',
      waive: 'المرحلة الثانية: الإعفاءات',
      lift: 'المرحلة الثالثة: الرفع',
    },
    events: { suspend: 'تعليق التدابير', waive: 'الإعفاء من التدابير', lift: 'رفع التدابير' },
    action: 'خطوة مقابل خطوة',
    benchmarks: 'يتبيّن للمتحقق أن معايير هذه المرحلة مستوفاة.',
    confidence: 'بناء الثقة',
    pilot: 'تجربة في مجال واحد',
    pilotEvent: 'التخفيف التجريبي',
    quick: 'يتبيّن للمتحقق خلال ثلاثين يومًا أن التجربة يمكن أن تبدأ.',
    schedule: 'جدول الدفعات',
    tranche: 'الدفعة',
    report: 'يؤكد التقرير الشهري للمتحقق الخطوة السابقة لهذه الدفعة.',
    oneMoment: 'لحظة واحدة للجميع',
    day: 'يوم التخفيف',
  },
}
