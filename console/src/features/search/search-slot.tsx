import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { may } from "../../lib/me";
import { find, wordsOf } from "./find";
import "./search.css";

/** Who works on tickets has the ticket search in this place; the others search the catalogues they look after. */
export function Slot() {
  return may("tickets.read") ? null : <CatalogueSearch />;
}

/** Ctrl+K, type without accents, Enter opens. */
function CatalogueSearch() {
  const { t } = useTranslation("search");
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");

  useEffect(() => {
    const timer = setTimeout(() => setText(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      input.current?.focus({ cursor: "all" });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const { data = [], isFetching } = useQuery({
    queryKey: ["search", text],
    queryFn: () => find(text),
    enabled: wordsOf(text).join("").length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const isAsking = wordsOf(typed).join("").length >= 2;
  const options = (isAsking ? data : []).map((group) => ({
    label: t(`groups.${group.key}`),
    options: group.hits.map((hit) => ({
      value: hit.path,
      label: (
        <span className="search-hit">
          <span>{hit.title}</span>
          <small>{hit.detail}</small>
        </span>
      ),
    })),
  }));
  const open = (path: string) => {
    setTyped("");
    input.current?.blur();
    navigate(path);
  };

  return (
    <AutoComplete
      className="search-box"
      value={typed}
      options={options}
      defaultActiveFirstOption
      popupMatchSelectWidth={420}
      onSelect={open}
      // The value of a chosen hit is its path, which nobody wants to read in the box.
      onChange={(value: string) => setTyped(value.startsWith("/") ? "" : value)}
      notFoundContent={isAsking && !isFetching && text === typed ? t("none") : null}
    >
      <Input
        ref={input}
        prefix={<SearchOutlined />}
        suffix={<kbd>Ctrl K</kbd>}
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
      />
    </AutoComplete>
  );
}
