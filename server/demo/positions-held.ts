const unsaid = {
  type: 'substantive',
  weight: 'none',
  reason: '',
  resolution: '',
  to: 'coalition',
  'weight-to': 'own',
  'resolution-to': 'own',
}

/** What a head commits, as the form says it, and how far the chair then takes it. */
export type DemoPosition = ReturnType<typeof held>

/** On the threshold of C-04: what broke the silence. */
export const first = [
  held('UWC', range('', '5'), {
    weight: 'red-line',
    'weight-to': 'chair',
    reason: 'Beyond 5 per cent the parliaments of the Union would not call the figures agreed.',
    moves: ['acknowledge', 'consult'],
  }),
  held('OST', range('8', '12'), {
    weight: 'important',
    'weight-to': 'coalition',
    reason: 'Exchange rates alone make a difference of up to 8 per cent in a month.',
    moves: ['acknowledge', 'consult'],
  }),
]

/** The others, once they had looked at their own figures. */
export const later = [
  held('THA', range('5', '8'), { reason: 'Either figure can be verified from London.' }),
  held('SOL', range('5', '7'), {
    type: 'parliamentary-scrutiny',
    reason: 'The committee has seen nothing above 7 per cent.',
    resolution: 'A review after the first two reports.',
    'resolution-to': 'coalition',
  }),
  held('MAR', range('6', '10'), { reason: 'Small ports settle late, and in cash.' }),
]

/** On the paragraph that says when two sources agree. */
export const onTheParagraph = [
  held('UWC', level('support'), {}),
  held('OST', level('object'), {
    reason: 'It closes at 5 per cent what is still open in the format.',
    moves: ['acknowledge'],
  }),
  held('THA', level('can-live-with'), {}),
  held('SOL', level('reserve'), {
    type: 'parliamentary-scrutiny',
    reason: 'The scrutiny committee meets next week.',
  }),
]

type Held = { holding: string; low: string; high: string }

function range(low: string, high: string): Held {
  return { holding: 'range', low, high }
}

function level(code: string): Held {
  return { holding: `level:${code}`, low: '', high: '' }
}

function held(
  code: string,
  what: Held,
  said: Partial<typeof unsaid> & { moves?: readonly string[] },
) {
  return { code, moves: [], ...what, ...unsaid, ...said }
}
