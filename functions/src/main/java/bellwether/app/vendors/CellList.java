package bellwether.app.vendors;

import java.util.ArrayList;
import java.util.List;

/**
 * Several names in one cell, separated by semicolons. A semicolon inside of a name is written
 * {@code \;}, and a backslash at its end is parted from the next semicolon by a blank.
 */
final class CellList {
  private CellList() {}

  /** Each name is guarded by itself: where semicolons part columns, each begins a cell. */
  static String write(List<String> names) {
    StringBuilder cell = new StringBuilder();
    for (String name : names) {
      if (!cell.isEmpty()) {
        cell.append(cell.charAt(cell.length() - 1) == '\\' ? " ; " : "; ");
      }
      cell.append(CellText.escape(name).replace(";", "\\;"));
    }
    return cell.toString();
  }

  /** The names without the blanks around them; those that are blank are left out. */
  static List<String> read(String cell) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && cell.startsWith(";", i + 1)) {
        name.append(';');
        i++;
      } else if (c == ';') {
        add(name, names);
      } else {
        name.append(c);
      }
    }
    add(name, names);
    return List.copyOf(names);
  }

  private static void add(StringBuilder name, List<String> names) {
    String stripped = name.toString().strip();
    if (!stripped.isEmpty()) {
      names.add(CellText.unescape(stripped));
    }
    name.setLength(0);
  }
}
