/** `Mod+K`, `Mod+Shift+L`, `Mod+Enter`: Mod is ⌘ on Apple's keyboards and Ctrl on others. */
export type Hotkey = `Mod+${'' | 'Shift+' | 'Alt+'}${string}`

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'
>

/**
 * Whether a press is this hotkey. Every hotkey has Mod, so that none fires while somebody types or
 * dictates (WCAG 2.1.4). AltGr is never one: Windows reports it as Ctrl+Alt, and `[` needs it on many
 * layouts. Where the layout is not Latin, the key's place decides (stack.md section 5).
 */
export function pressed(event: KeyPress, hotkey: Hotkey, apple: boolean): boolean {
  if (event.getModifierState('AltGraph')) return false
  const wanted = hotkey.split('+')
  const key = wanted.at(-1) ?? ''
  return (
    event.metaKey === apple &&
    event.ctrlKey === !apple &&
    event.shiftKey === wanted.includes('Shift') &&
    event.altKey === wanted.includes('Alt') &&
    keyOf(event) === key.toUpperCase()
  )
}

/** How keys are written on this machine: `⌘⇧L`, `Ctrl+Shift+L`. `Mod-b` and `Mod+B` are the same keys. */
export function written(keys: string, apple: boolean): string {
  const parts = keys.split(/[-+](?=.)/).map((key) => (key.length === 1 ? key.toUpperCase() : key))
  return apple
    ? parts.map((key) => onApple[key] ?? key).join('')
    : parts.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
}

const onApple: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Tab: '⇥',
}

function keyOf(event: Pick<KeyPress, 'key' | 'code'>): string {
  const key = event.key.toUpperCase()
  if (key.length > 1 || /^[\u0020-\u007E]$/.test(key)) return key
  return event.code.replace(/^(Key|Digit)/, '').toUpperCase()
}
