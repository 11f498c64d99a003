/** Plans and reliefs of the past, with the days of the record; part of `plan`. */
export const planCases = {
  cases: {
    title: 'Worked examples',
    lead: 'How relief was sequenced before, with the days of the record. Read-only: they show what a plan has to answer.',
    day: 'Day',
    step: 'What happened',
    unsure: 'day not confirmed by a source at hand',
    sequences: 'Sequences',
    lessons: 'What relief has taught',
    case: 'Case',
    trigger: 'Trigger',
    relief: 'Relief',
    lesson: 'What it teaches',
  },
  sequences: {
    jcpoa: 'Prepared on one day, applied on another: the Joint Comprehensive Plan of Action',
    tranches: 'Eight instalments of one sum: the Joint Plan of Action of 2014',
    snapback: 'Restored by inaction: the snapback of 2025',
  },
  steps: {
    finalised: 'The text is finalised.',
    endorsed: 'Security Council resolution 2231 endorses it.',
    adopted:
      'Adoption Day: the acts of the European Union are adopted and not yet applied; contingent waivers of the United States are signed.',
    implemented:
      'Implementation Day, upon the verifier’s report: the acts apply, the waivers are confirmed, earlier resolutions end, guidance is published.',
    transition: 'Transition Day: eight years after Adoption Day.',
    terminated: 'Termination Day: ten years after Adoption Day.',
    first: '550 million dollars.',
    second: '450 million, upon dilution of half the stock.',
    third: '550 million.',
    fourth: '550 million.',
    fifth: '450 million, upon dilution of the whole.',
    sixth: '550 million.',
    seventh: '550 million.',
    eighth: '550 million.',
    notified: 'Three members notify significant non-performance.',
    failed: 'The last vote to delay fails.',
    restored: 'No resolution to continue relief: the measures apply again, at this instant.',
    acts: 'Acts of the European Union follow; contracts from before may be performed until the year ends.',
    wound: 'The wind-down is over.',
  },
  lessons: {
    libya: {
      title: 'Libya, 2003 to 2006',
      trigger: 'A pledge, found to be kept by two states and two verifiers',
      relief: 'Licences, then an order two days before the finding was reported',
      lesson: 'Relief ahead of the finding has to be an explicit waiver.',
    },
    myanmar: {
      title: 'Myanmar, 2012 to 2016',
      trigger: 'Political reform',
      relief: 'Suspended for a year, then lifted; licences elsewhere',
      lesson:
        'Suspension is not lifting, agreement is not legal effect, and relief can lapse by itself.',
    },
    sudan: {
      title: 'Sudan, 2017',
      trigger: 'Five tracks, looked back upon for half a year',
      relief: 'A licence at once, revocation after an extension of three months',
      lesson:
        'A review is postponed because the reviewer is not ready: the cause belongs on record.',
    },
    colombia: {
      title: 'Colombia, 2016 to 2021',
      trigger: 'An accord, rejected by the people, then negotiated anew',
      relief: 'One partner suspended in a day, another delisted five years later',
      lesson: 'A leg that runs before ratification can fail, and partners drift apart for years.',
    },
    southSudan: {
      title: 'South Sudan, since 2021',
      trigger: 'Five benchmarks, reported on by 15 April of each year',
      relief: 'Modify, suspend, or lift step by step',
      lesson: 'Benchmarks and a yearly review can be agreed before any relief.',
    },
    syria: {
      title: 'Syria, 2025',
      trigger: 'Political change',
      relief: 'Four authorities within nine months, agencies of one apart from each other',
      lesson: 'Without one moment the spread is months, and there are gaps between agencies.',
    },
    cuba: {
      title: 'Cuba, 2015 and 2025',
      trigger: 'Review of a listing',
      relief: 'In effect 45 days after the report; a later rescission was taken back within a week',
      lesson: 'A statutory clock runs as it runs, and a leg can be reversed politically.',
    },
    carveOut: {
      title: 'Humanitarian carve-out, 2022 and 2023',
      trigger: 'Security Council resolution 2664, welcomed by all',
      relief: 'Carried out by authorities 11 to 67 days later',
      lesson:
        'Even a safeguard that nobody opposes spreads over eight weeks when nobody sets one moment.',
    },
  },
} as const
