using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

public class A_name_of_the_code
{
    private enum Form
    {
        Bullet,
        EqualInstalments,
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("Bullet", "bullet", "bullet")]
    [InlineData("EqualInstalments", "equal-instalments", "equal_instalments")]
    [InlineData("dueOn", "due-on", "due_on")]
    [InlineData("PayInPart", "pay-in-part", "pay_in_part")]
    public void Is_written_with_hyphens_or_underscores(string name, string kebab, string snake)
    {
        Assert.Equal(kebab, NameCase.Kebab(name));
        Assert.Equal(snake, NameCase.Snake(name));
    }

    [Fact]
    public void Is_read_as_it_is_written()
    {
        foreach (var form in Enum.GetValues<Form>())
            Assert.Equal(
                form,
                NameCase.ParseKebab<Form>("form", NameCase.Kebab(form)).Match(read => read, _ => (Form)(-1))
            );
        Assert.Equal("bullet, equal-instalments", NameCase.AllKebab<Form>());
        Assert.Equal(
            new TextRefusal.NotOneOf("form", "EqualInstalments", "bullet, equal-instalments"),
            NameCase.ParseKebab<Form>("form", "EqualInstalments").Refusal
        );
    }
}
