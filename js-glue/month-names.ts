/** The names of months as people write them. Only what reads dates needs them. */
const months = [
  ["januar", "january", "jan"],
  ["februar", "february", "feb"],
  ["mars", "march", "mar"],
  ["april", "apr"],
  ["mai", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov"],
  ["desember", "december", "des", "dec"],
];
/** For a regular expression; the longest of two that begin alike comes first. */
export const monthNames = months.flat().join("|");
/** 1 to 12; 0 for what is no month. */
export const monthOf = (name: string): number => months.findIndex((names) => names.includes(name.toLowerCase())) + 1;
