/** Headings nest at most this deep. */
export const deepestLevel = 9;
