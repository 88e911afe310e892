import { Radio, type RadioGroupProps } from "antd";

const role = { role: "radiogroup" };

/** antd's group says "required" and "invalid" of itself without saying what it is: screen readers then hear neither. */
export const RadioGroup = (props: RadioGroupProps) => <Radio.Group {...props} {...role} />;
