/** What a list that can be put in order says, mostly to those who cannot see it move. */
export const sorting = {
  move: (name: string) => `Move ${name}`,
  instructions:
    'Press Space to lift the row, the arrow keys to move it, Space again to put it down, Escape to leave it where it was.',
  lifted: (name: string) => `${name} is lifted.`,
  at: (name: string, place: number, total: number) => `${name} is at place ${place} of ${total}.`,
  dropped: (name: string, place: number, total: number) =>
    `${name} was put down at place ${place} of ${total}.`,
  cancelled: (name: string) => `${name} is where it was.`,
} as const;
