/** Field path → code of the interface texts `fields.<code>`. */
export type FieldErrors = { readonly [field: string]: string }
