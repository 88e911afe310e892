declare module "echarts/i18n/langVI-obj.js" {
  const texts: Parameters<typeof import("echarts/core")["registerLocale"]>[1];
  export default texts;
}
