/** The part of memory that belongs to no member: stretches are given out from its start. */
export class Grounds {
  #end = 0;

  /** The address of so many bytes, which nothing else will use. */
  reserve(bytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + bytes) / 16) * 16;
    return address;
  }

  /** Where what members have begins. */
  get end(): number {
    return this.#end;
  }
}
