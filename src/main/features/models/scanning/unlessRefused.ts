/** Null where the file system refuses: nothing there, no right, a circle of links. */
export async function unlessRefused<Result>(looking: Promise<Result>): Promise<Result | null> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
