/**
 * The access list that a form of one control a line says. An empty choice is no line; everything
 * else is judged by the act.
 */
export function grantsIn(form: Readonly<Record<string, string>>): object[] {
  return Object.entries(form).flatMap<object>(([name, access]) => {
    const [to, grantee] = name.split(':')
    if (access === '' || grantee === undefined) return []
    switch (to) {
      case 'kind':
        return [{ to, kind: grantee, access }]
      case 'delegation':
        return [{ to, delegation: grantee, access }]
      case undefined:
      default:
        return []
    }
  })
}
