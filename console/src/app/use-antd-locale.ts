import type { ConfigProviderProps } from "antd";
import { useEffect, useState } from "react";

type AntdLocale = NonNullable<ConfigProviderProps["locale"]>;

/** antd's own texts (date picker, pagination) in another language than the built-in Vietnamese. */
export function useAntdLocale(language: string): AntdLocale | undefined {
  const [english, setEnglish] = useState<AntdLocale>();
  useEffect(() => {
    if (language === "en" && !english) import("antd/es/locale/en_GB").then((module) => setEnglish(module.default));
  }, [language, english]);
  return language === "en" ? english : undefined;
}
