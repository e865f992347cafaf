/** What the kernel uses of the machine's own WebAssembly; the project takes no library of browsers. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  /** By so many pages of 64 KiB. */
  grow(pages: number): number;
}

/** Code that has been read and found valid. */
export type CompiledModule = object;

interface WebAssembly {
  readonly Module: new (bytes: Uint8Array) => CompiledModule;
  readonly Instance: new (
    module: CompiledModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

const { WebAssembly: machine } = globalThis as unknown as { readonly WebAssembly: WebAssembly };

/** Throws where the bytes are no valid module. */
export function readModule(bytes: Uint8Array): CompiledModule {
  return new machine.Module(bytes);
}

/** What a module calls: `flush` where the journal is full. */
export interface Host {
  readonly flush?: () => void;
}

/** The routines and the memory that a module opens. */
export function startModule(module: CompiledModule, { flush = () => {} }: Host): Readonly<Record<string, unknown>> {
  return new machine.Instance(module, { host: { flush } }).exports;
}
