/** The day as the user's calendar has it, YYYY-MM-DD. */
export const dayOf = (moment: number): string => {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
