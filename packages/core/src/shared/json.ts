/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged; all that crosses a port is made of it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json | undefined }
