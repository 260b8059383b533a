/** Reads a plan's number from the path; whatever is no number is a plan that no case has. */
export function planNumberOf(param: string): number {
  return /^[1-9]\d{0,5}$/.test(param) ? Number(param) : 0;
}
