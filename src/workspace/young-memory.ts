/**
 * How much of a thread's memory, in MiB, is for what was made just now. What a block or an answer leaves behind is dead
 * when the next one begins. With more room for it than is left over among old objects, Node would begin to look through
 * those again and again, in threads of its own and on processors that the lives want.
 */
export const YOUNG_MEMORY_MIB = 24;
