// The bundler turns style sheets into strings.
declare module "*.css" {
  const text: string;
  export default text;
}
// What of a sheet of Designsystemet's only some elements can show.
declare module "*.css?more" {
  const text: string;
  export default text;
}
