import java.io.File;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * veraPDF's verdict on PDF/UA-1, one line per broken rule and file: "file TAB clause-test TAB message".
 *
 * The profile is read here with the JDK's own XML parser: veraPDF's reader needs JAXB, which neither the
 * jar nor the JDK contains.
 */
public class UaCheck {
    static final String PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile();
        for (String file : files) {
            for (String line : check(profile, file)) {
                System.out.println(file + "\t" + line);
            }
        }
        System.out.println("rules\t" + profile.getRules().size());
    }

    static Set<String> check(ValidationProfile profile, String file) throws Exception {
        Set<String> broken = new TreeSet<>();
        try (var parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
             var validator = Foundries.defaultInstance().createValidator(profile, false)) {
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                    broken.add(rule + "\t" + found.getMessage());
                }
            }
        }
        return broken;
    }

    static ValidationProfile readProfile() throws Exception {
        var stream = UaCheck.class.getClassLoader().getResourceAsStream(PROFILE);
        if (stream == null) {
            stream = ClassLoader.getSystemResourceAsStream(PROFILE);
        }
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : below(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : below(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0));
        return Profiles.profileFromValues(PDFAFlavour.PDFUA_1, details, "", rules, variables);
    }

    static Rule readRule(Element rule) {
        Element id = below(rule, "id").get(0);
        var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        boolean deferred = Boolean.parseBoolean(rule.getAttribute("deferred"));
        var error = Profiles.errorFromValues(text(rule, "message"), new ArrayList<ErrorArgument>());
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
            rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
            text(rule, "description"), text(rule, "test"), error, List.of());
    }

    static List<Element> below(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int at = 0; at < nodes.getLength(); at++) {
            Node node = nodes.item(at);
            found.add((Element) node);
        }
        return found;
    }

    static String text(Element parent, String name) {
        return below(parent, name).get(0).getTextContent().trim();
    }
}
