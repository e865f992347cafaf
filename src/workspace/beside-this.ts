/** A module of the project beside the one at `from`, in the form that one runs in: TypeScript source, or compiled. */
export function besideThis(module: string, from: string): URL {
  return new URL(module + (from.endsWith('.ts') ? '.ts' : '.js'), from);
}
