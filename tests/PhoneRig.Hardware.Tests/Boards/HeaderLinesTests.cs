using System.Buffers.Binary;
using System.Text;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Tests.Boards;

/// <summary>The kernel's answers as linux/gpio.h lays them out: name, consumer, offset, number of attributes, flags.</summary>
public sealed class HeaderLinesTests
{
    private const ulong Used = 1, Output = 8;

    [Test]
    public void A_line_in_use_is_told_with_the_name_its_user_gave() => Assert.That(HeaderLines.Holder(Answer("pigpio", Used | Output)), Is.EqualTo("pigpio"));

    [Test]
    public void A_line_that_a_driver_of_the_kernel_took_has_no_name() => Assert.That(HeaderLines.Holder(Answer("", Used)), Is.EqualTo("a kernel driver"));

    [Test]
    public void A_line_that_is_free_has_no_holder() => Assert.That(HeaderLines.Holder(Answer("", Output)), Is.Null);

    [Test]
    public void A_name_that_fills_its_field_has_no_end() => Assert.That(HeaderLines.Holder(Answer(new string('x', 32), Used)), Is.EqualTo(new string('x', 32)));

    [Test]
    public void A_machine_without_a_header_has_no_holders()
    {
        var chips = Directory.CreateTempSubdirectory("phonerig-test-");
        try
        {
            File.WriteAllText(Path.Combine(chips.FullName, "gpiochip0"), "no chip");

            Assert.That(HeaderLines.HolderOf(17, chips.FullName), Is.Null);
        }
        finally
        {
            chips.Delete(recursive: true);
        }
    }

    private static byte[] Answer(string consumer, ulong flags)
    {
        var answer = new byte[256];
        Encoding.UTF8.GetBytes("GPIO17").CopyTo(answer, 0);
        Encoding.UTF8.GetBytes(consumer).CopyTo(answer, 32);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(64), 17);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(72), flags);
        return answer;
    }
}
