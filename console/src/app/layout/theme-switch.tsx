import { MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useModeValue } from "../../components/mode-context";

export function ThemeSwitch() {
  const { t } = useTranslation("app");
  const { mode, setMode } = useModeValue();
  const next = mode === "dark" ? "light" : "dark";
  return (
    <Tooltip title={t(`theme.${next}`)}>
      <Button
        type="text"
        className="bar-button"
        icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t(`theme.${next}`)}
        onClick={() => setMode(next)}
      />
    </Tooltip>
  );
}
