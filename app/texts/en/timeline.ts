/** The plan of a framework on one line of time. */
export const timeline = {
  title: 'Timeline',
  lead: 'Events, legs and the clocks of relief on one line of time: what is done, what the planner expects, and what decides the moment.',
  description:
    'Filled bars are done, outlined bars are expected, a thick edge is the critical path. A diamond is a fixed moment, filled once it has fired; a triangle a long stop; a square an effect; a falling triangle a sunset; a circle a review. The vertical line is now. The table below says the same.',
  empty: 'No relief event has been proposed yet, so that there is nothing to draw.',
  views: 'What is shown',
  span: 'Time',
  spans: { month: 'A month', quarter: 'Three months', year: 'A year', all: 'All' },
  by: 'Grouped by',
  groupings: { phase: 'Phase', delegation: 'Delegation' },
  outside: 'Not in the plan',
  columns: {
    row: 'Event, leg or measure',
    phase: 'Phase',
    slack: 'Slack in working days',
    what: 'What',
    from: 'From',
    until: 'Until',
  },
  bars: { done: 'done', planned: 'expected' },
  critical: 'critical',
  marks: {
    instant: 'T0',
    finding: 'Long stop',
    fired: 'Fired',
    effect: 'In effect',
    sunset: 'Sunset',
    review: 'Review',
  },
} as const
