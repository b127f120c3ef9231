/** SQL files are read as text when the bundle is built. */
declare module '*.sql?raw' {
  const sql: string;
  export default sql;
}
