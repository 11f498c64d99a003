/**
 * What a figure is counted in: a UCUM code (case-sensitive, The Unified Code for Units of Measure 2.1)
 * or an ISO 4217 currency. Anything countable is an annotation: `{shipment}`.
 */
export type Unit = { kind: 'ucum'; code: string } | { kind: 'currency'; code: string }

/** The unit that a code names, or null when there is none. */
export function unitOf(code: string): Unit | null {
  if (currencies.has(code)) return { kind: 'currency', code }
  return code.length <= 60 && isTerm(code) ? { kind: 'ucum', code } : null
}

/** UCUM §5–§12: components that are multiplied and divided, of which the first may be divided by. */
function isTerm(text: string): boolean {
  const start = text.startsWith('/') ? 1 : 0
  const end = endOfComponents(text, start, 0)
  return end === text.length
}

/** Reads components from `at` and says where they end, or null when there is none to read. */
function endOfComponents(text: string, at: number, depth: number): number | null {
  let end = endOfComponent(text, at, depth)
  while (end !== null && (text[end] === '.' || text[end] === '/')) {
    end = endOfComponent(text, end + 1, depth)
  }
  return end
}

function endOfComponent(text: string, at: number, depth: number): number | null {
  if (text[at] === '(') {
    const end = depth > 3 ? null : endOfComponents(text, at + 1, depth + 1)
    return end !== null && text[end] === ')' ? end + 1 : null
  }
  const [component = '', unit = '', annotation = ''] = matchAt(componentForm, text, at)
  if (component === '' || (unit === '' && annotation === '')) return null
  return unit === '' || isSimpleUnit(unit) ? at + component.length : null
}

/** `10*` with its exponent, an atom with or without exponent, or an integer; then an annotation or none. */
const componentForm =
  /(10[*^]|(?:\[[^\]]*\]|[A-Za-z%_']|m\[Hg\])+|[1-9]\d*)?(?:(?<=\D)[+-]?[1-9]\d?)?(\{[!-z|~]*\})?/y

function matchAt(form: RegExp, text: string, at: number): readonly (string | undefined)[] {
  form.lastIndex = at
  return form.exec(text) ?? []
}

function isSimpleUnit(unit: string): boolean {
  if (/^\d+$/.test(unit) || other.has(unit) || metric.has(unit)) return true
  return prefixes.some((prefix) => unit.startsWith(prefix) && metric.has(unit.slice(prefix.length)))
}

const prefixes = words('Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti')

/** Units that take a prefix. */
const metric: ReadonlySet<string> = new Set(
  words(
    'm s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv kat l L ar t bar u ' +
      'eV pc cal bit By B Np Ci R RAD REM dyn erg P G Mx Oe tex m[Hg] m[H2O] st',
  ),
)

/** Units that take none. */
const other: ReadonlySet<string> = new Set(
  words(
    "10* 10^ % [ppth] [ppm] [ppb] [pptr] [pi] gon deg ' '' min h d wk mo a a_j mo_j AU atm " +
      '[lbf_av] [psi] [in_i] [ft_i] [yd_i] [mi_i] [nmi_i] [kn_i] [sft_i] [syd_i] [acr_us] [cft_i] ' +
      '[gal_us] [bbl_us] [qt_us] [pt_us] [bu_us] [gal_br] [gr] [oz_av] [lb_av] [ston_av] [lton_av] ' +
      '[stone_av] [oz_tr] [lb_tr] [car_m] [HP] [Btu] [degF] [pH] circ sph',
  ),
)

/** ISO 4217, the codes in use, funds and metals among them. */
const currencies: ReadonlySet<string> = new Set(
  words(
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN ' +
      'BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD ' +
      'FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS ' +
      'KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
      'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR ' +
      'SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH ' +
      'UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT XSU XUA ' +
      'YER ZAR ZMW ZWG',
  ),
)

function words(list: string): readonly string[] {
  return list.split(' ')
}
