import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Holds PDF files against PDF/UA-1 with veraPDF. Prints a line for each file: its path, how many
 * things were looked at, and each rule broken with how often and what it says, parted by tabs.
 */
public class PdfUa {
  public static void main(String[] paths) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String path : paths) {
      System.out.println(path + "\t" + validate(path));
    }
  }

  private static String validate(String path) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    try (FileInputStream file = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      Map<String, Integer> broken = new LinkedHashMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.PASSED) continue;
        RuleId rule = assertion.getRuleId();
        String said = rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage();
        broken.merge(said.replaceAll("\\s+", " "), 1, Integer::sum);
      }
      StringBuilder line = new StringBuilder().append(result.getTotalAssertions());
      broken.forEach((said, count) -> line.append("\t").append(count).append(" x ").append(said));
      if (!result.isCompliant() && broken.isEmpty()) line.append("\tnot compliant");
      return line.toString();
    }
  }
}
