package io.accountcreator.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassType;
import com.unboundid.ldif.LDIFReader;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedSchemaTest {
    private static final String OURS = "2.25.11255754301066187837691466292810759953.";

    private static ShippedSchema file(String name) {
        return ShippedSchema.all().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** RFC 3944, section 5.2; checked against the attributes of the ASN.1 module H323-X500-Schema of ITU-T. */
    @ParameterizedTest
    @CsvSource({
        "1, SIPIdentitySIPURI, caseExactMatch, caseExactSubstringsMatch, 15",
        "2, SIPIdentityRegistrarAddress, caseIgnoreIA5Match, , 26",
        "3, SIPIdentityProxyAddress, caseIgnoreIA5Match, , 26",
        "4, SIPIdentityAddress, caseIgnoreIA5Match, , 26",
        "5, SIPIdentityPassword, octetStringMatch, , 40",
        "6, SIPIdentityUserName, caseIgnoreMatch, caseIgnoreSubstringsMatch, 15",
        "7, SIPIdentityServiceLevel, caseIgnoreIA5Match, caseIgnoreIA5SubstringsMatch, 26",
    })
    void attributeOfH350ShouldBeAsRfc3944HasIt(
            int number, String name, String equality, String substrings, String syntax) {
        AttributeTypeDefinition attribute =
                file("sipidentity").schema().getAttributeType("0.0.8.350.1.1.6.1." + number);

        assertThat(attribute.getNames()).containsExactly(name);
        assertThat(attribute.getEqualityMatchingRule()).isEqualTo(equality);
        assertThat(attribute.getSubstringMatchingRule()).isEqualTo(substrings);
        assertThat(attribute.getSyntaxOID()).isEqualTo("1.3.6.1.4.1.1466.115.121.1." + syntax);
        assertThat(attribute.isSingleValued()).isFalse();
    }

    @Test
    void classOfH350ShouldBeAsRfc3944HasIt() {
        ObjectClassDefinition sipIdentity = file("sipidentity").schema().getObjectClass("0.0.8.350.1.1.6.2.1");

        assertThat(sipIdentity.getNames()).containsExactly("SIPIdentity");
        assertThat(sipIdentity.getObjectClassType()).isEqualTo(ObjectClassType.AUXILIARY);
        assertThat(sipIdentity.getSuperiorClasses()).containsExactly("top");
        assertThat(sipIdentity.getRequiredAttributes()).isEmpty();
        assertThat(sipIdentity.getOptionalAttributes())
                .containsExactlyInAnyOrder(
                        "SIPIdentitySIPURI",
                        "SIPIdentityRegistrarAddress",
                        "SIPIdentityProxyAddress",
                        "SIPIdentityAddress",
                        "SIPIdentityPassword",
                        "SIPIdentityUserName",
                        "SIPIdentityServiceLevel",
                        "userSMIMECertificate");
    }

    @Test
    void definitionsOfOursShouldHaveOidsOfOurArcOnceEach() {
        ShippedSchema ours = file("sipaccount");
        List<String> oids = Stream.concat(
                        ours.schema().getAttributeTypes().stream().map(AttributeTypeDefinition::getOID),
                        ours.schema().getObjectClasses().stream().map(ObjectClassDefinition::getOID))
                .toList();

        assertThat(oids).allMatch(oid -> oid.startsWith(OURS)).doesNotHaveDuplicates();
        assertThat(oids).hasSize(ours.attributes().size() + ours.classes().size());
    }

    @Test
    void fileFor389DirectoryServerShouldHaveTheSameDefinitions() throws Exception {
        Set<String> expected = new HashSet<>();
        ShippedSchema.all().forEach(file -> {
            expected.addAll(file.attributes());
            expected.addAll(file.classes());
        });
        try (InputStream in = ShippedSchema.class.getResourceAsStream("/io/accountcreator/ldap/389ds-schema.ldif");
                LDIFReader reader = new LDIFReader(in)) {
            Entry schema = reader.readEntry();
            assertThat(Stream.of("attributeTypes", "objectClasses")
                            .flatMap(name -> Stream.of(schema.getAttributeValues(name))))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
